from axe_playwright_python.sync_playwright import Axe

# Without preload it does not fetch the stylesheets a second time, under names that are not theirs.
OPTIONS = {"resultTypes": ["violations"], "preload": False}
SETTLED = """() => Promise.all(document.getAnimations()
    .filter(one => one.effect.getComputedTiming().endTime < Infinity).map(one => one.finished.catch(() => {})))"""
GRAVE = ("serious", "critical")


def grave(page):
    """What axe finds on the page as it stands that keeps people out: one line an element."""
    # A part that is fading in has a colour of its own for a moment.
    page.evaluate(SETTLED)
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{page.url} {rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in found
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]

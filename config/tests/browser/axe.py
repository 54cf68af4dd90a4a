from axe_playwright_python.base import AXE_SCRIPT

from config.tests.browser.visit import at_rest

# Without preload it does not fetch the stylesheets a second time, under names that are not theirs.
OPTIONS = {"resultTypes": ["violations"], "preload": False}
# What passed is much, and stays where it is; who is looked at twice has axe already.
LOOK = """async (options) => {
    if (!window.axe) return null;
    const { violations } = await axe.run(document, options);
    return violations.map(({ id, impact, nodes }) => ({ id, impact, nodes:
        nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) }));
}"""
GRAVE = ("serious", "critical")


def grave(page):
    """What axe finds on the page as it stands that keeps people out: one line an element."""
    # A part that is fading in has a colour of its own for a moment.
    at_rest(page)
    found = page.evaluate(LOOK, OPTIONS)
    if found is None:
        page.evaluate(f"() => {{ {AXE_SCRIPT} }}")
        found = page.evaluate(LOOK, OPTIONS)
    return [
        f"{page.url} {rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in found
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]

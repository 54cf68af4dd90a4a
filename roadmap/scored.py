"""What the workspace's first scoring model makes of its initiatives, now or at an earlier hour."""

from collections import defaultdict

from strategy.models import ScoreInput


def scores_at(workspace, cut=None):
    """A function (initiative's id, effort, confidence) -> score or None, of the inputs given before `cut` (None: of
    all), weighed as they are today, so that nothing but an input changes a score. Two queries, one without a model."""
    model = workspace.scoring_models.in_order().first()
    if model is None:
        return lambda pk, effort, confidence: None
    facts = ScoreInput.objects.filter(workspace=workspace, score__model=model).order_by("version", "id")
    given = defaultdict(dict)
    for pk, key, value in (facts.filter(at__lt=cut) if cut else facts).values_list(
        "score__initiative_id", "key", "value"
    ):
        given[str(pk)][key] = value
    scheme = model.scheme
    sources = {c.key: c.source for c in scheme.criteria if c.source}

    def score(pk, effort, confidence):
        own = {"effort": effort, "confidence": confidence}
        if not given.get(pk):
            return None
        found = scheme.score(given[pk] | {key: own[source] for key, source in sources.items()}).value
        return None if found is None else round(found, 4)

    return score

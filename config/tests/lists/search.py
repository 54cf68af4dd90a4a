"""What words find. What grows beyond what is shown of each kind grows no further, so the words are those of few."""

from config.tests.lists.row import page

LISTS = [
    page("roadmap:search", query="q=e"),
    page("roadmap:search", query="q=e&kind=task"),
    page("roadmap:search", query="q=e&kind=comment"),
    page("roadmap:palette", query="q=e"),
    page("roadmap:palette", query="q=@"),
    page("roadmap:palette", query="q=%23"),
    page("roadmap:present"),
    page("roadmap:present", query="by=lane"),
    page("roadmap:present", query="product=ORC"),
    page("api:search", query="q=e&limit=50"),
]
SINGLE = [
    page("roadmap:palette"),
    page("roadmap:palette", query="q=%3E"),
    page("roadmap:search"),
]

import re


def main(answer):
    """The page without its frame."""
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def words(answer):
    """The page as a reader hears it, in one line."""
    text = re.sub(r"<(svg|script)\b.*?</\1>", " ", main(answer), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())

"""Reads a mail as a mail program would: is every element closed, and what does it say?"""

import re
from collections import Counter
from html.parser import HTMLParser

VOID = {"meta", "br", "base", "hr", "img", "link"}
SILENT = {"style", "title", "head"}


class Reader(HTMLParser):
    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.errors, self.words, self.links = [], [], [], []
        self.attributes, self.count, self.hidden = set(), Counter(), 0
        self.feed(html)
        self.close()

    @property
    def tags(self):
        return set(self.count)

    def handle_starttag(self, tag, attrs):
        self.count[tag] += 1
        self.attributes |= {name for name, _value in attrs}
        self.links += [value for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)
        hidden = any(name == "style" and "display:none" in value for name, value in attrs)
        self.hidden = self.hidden or (len(self.open) if hidden else 0)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.errors.append(f"</{tag}> closes {self.open[-1:]}")
            return
        if self.hidden == len(self.open):
            self.hidden = 0
        self.open.pop()

    def handle_data(self, data):
        if not self.hidden and not SILENT & set(self.open):
            self.words += re.findall(r"\w+", data)


def same_words(html, text):
    """Words that only one of the two parts has; addresses aside."""
    plain = re.sub(r"https?://\S+", "", text)
    return set(Reader(html).words) ^ set(re.findall(r"\w+", plain))

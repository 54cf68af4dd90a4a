"""Somebody who fills in the product's forms over plain HTTP: a cookie jar and no script."""

import re
import urllib.error
import urllib.request
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.parse import urlencode


class Refusal(AssertionError):
    """The server said no, with the beginning of what it said."""


class Forms(HTMLParser):
    """The forms of a page: of each its fields, with the values that a browser would send untouched."""

    def __init__(self, page):
        super().__init__()
        self.found, self.select, self.area = [], None, None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        has = dict(attributes)
        name, value = has.get("name"), has.get("value") or ""
        if tag == "form":
            self.found.append({})
        elif tag == "option" and self.select is not None:
            if "selected" in has or self.select not in self.found[-1]:
                self.found[-1][self.select] = value
        elif not name or not self.found:
            return
        elif tag == "select":
            self.select = name
        elif tag == "textarea":
            self.area = name
            self.found[-1][name] = ""
        elif tag == "input" and has.get("type") == "checkbox":
            if "checked" in has:
                self.found[-1].setdefault(name, []).append(value or "on")
        elif tag == "input" and (has.get("type") != "radio" or "checked" in has):
            self.found[-1][name] = value

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = None
        elif tag == "textarea":
            self.area = None

    def handle_data(self, data):
        if self.area:
            self.found[-1][self.area] += data

    def with_fields(self, names):
        """The form that asks for most of these; a radio that nobody chose yet is not among its fields."""
        return max(self.found, key=lambda fields: len(names & fields.keys()))


class Person:
    def __init__(self, url):
        self.url, self.at, self.jar = url, "", CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path, data=None):
        """The page at an address of the server, redirects followed; `at` is where that led."""
        address = path if path.startswith(self.url) else self.url + path
        try:
            with self.opener.open(address, data, timeout=30) as answer:
                self.at = answer.url.removeprefix(self.url)
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            page = re.sub(r"<[^>]+>|\s+", " ", error.read().decode(errors="replace"))
            raise Refusal(f"{error.code} at {path}: {' '.join(page.split())[:900]}") from None

    def fill_in(self, path, **fields):
        """Open a form, fill it in and send it with whatever else it holds; the page that this leads to."""
        untouched = Forms(self.get(path)).with_fields(fields.keys())
        return self.send(path, **(untouched | fields))

    def send(self, path, **fields):
        """Press a button: a form without a page of its own."""
        token = next(cookie.value for cookie in self.jar if cookie.name == "csrftoken")
        return self.get(path, urlencode(fields | {"csrfmiddlewaretoken": token}, doseq=True).encode())

"""Many files become one that does the same, or it is said which of them cannot."""

import pytest

from config import bundle


def reader(**files):
    return {name.replace("__", "/").replace("_", "."): text for name, text in files.items()}.__getitem__


def test_each_module_comes_once_after_those_it_imports():
    read = reader(
        app_js='import "./lib/a.js";\nimport { b as other, c } from "./lib/b.js";\nother(c);\n',
        lib__a_js='import {\n  c,\n} from "./b.js";\nexport const a = c + 1;\n',
        lib__b_js="export const c = 1;\nexport async function b() {\n  return c;\n}\nexport class D {}\n",
    )
    assert bundle.script("app.js", read) == (
        "// lib/b.js\nconst m0 = (() => {\n"
        "const c = 1;\nasync function b() {\n  return c;\n}\nclass D {}\nreturn { c, b, D };\n})();\n"
        "// lib/a.js\nconst m1 = (() => {\nconst { c } = m0;\nconst a = c + 1;\nreturn { a };\n})();\n"
        "// app.js\nconst m2 = (() => {\nconst { b: other, c } = m0;\nother(c);\n})();\n"
    )


def test_what_is_passed_on_comes_from_its_first_home():
    read = reader(
        app_js='import { a } from "./b.js";\n',
        b_js='import { a } from "./a.js";\nexport { a };\n',
        a_js="export const a = 1;\n",
    )
    assert "const { a } = m0;\nreturn { a };\n" in bundle.script("app.js", read)


@pytest.mark.parametrize("text", [
    "export default 1;\n", "export let a = 1;\n", 'export * from "./a.js";\n', 'import a from "./a.js";\n',
    'import { a } from "./a.js"\n', 'const a = () => import("./a.js");\n', "const a = import.meta.url;\n", "await 1;\n",
    "export { a as b };\n", '  import "./a.js";\n', "let a = 1;\nexport { a };\n",
])  # fmt: skip
def test_what_one_file_would_lose_is_refused(text):
    with pytest.raises(bundle.Unbundled, match=r"app\.js says"):
        bundle.script("app.js", reader(app_js=text, a_js=""))


def test_what_is_one_of_several_in_an_export_is_not_there_for_others():
    read = reader(app_js='import { a, b } from "./a.js";\n', a_js="export const a = 1, b = 2;\n")
    with pytest.raises(bundle.Unbundled, match=r"app\.js imports b, which a\.js does not export"):
        bundle.script("app.js", read)


def test_a_comment_at_the_end_of_a_file_takes_nothing_of_the_next():
    read = reader(app_js='import { a } from "./a.js";\n', a_js="export const a = 1; // the last")
    assert "const a = 1; // the last\nreturn { a };\n" in bundle.script("app.js", read)


def test_a_circle_is_refused():
    with pytest.raises(bundle.Unbundled, match=r"a\.js imports b\.js imports a\.js"):
        bundle.script("a.js", reader(a_js='import "./b.js";\n', b_js='import "./a.js";\n'))


def test_a_style_sheet_keeps_its_layers():
    read = reader(
        css__app_css='@layer base, pages;\n@import url("base.css") layer(base);\n@import url("pages/a.css") layer(pages);\n',
        css__base_css="a { b: c }\n",
        css__pages__a_css="d { e: f }\n",
    )
    assert bundle.style("css/app.css", read) == (
        "@layer base, pages;\n@layer base {\na { b: c }\n}\n@layer pages {\nd { e: f }\n}\n"
    )


@pytest.mark.parametrize(
    "text", ['@import "b.css";', '@import url("b.css");', '@import url("b.css") layer(a) print;']
)
def test_a_style_sheet_that_names_another_in_a_way_of_its_own_is_refused(text):
    with pytest.raises(bundle.Unbundled, match=r"app\.css says"):
        bundle.style("app.css", reader(app_css=text + "\n", b_css=""))


def test_a_style_sheet_in_another_folder_that_names_a_picture_beside_it_is_refused():
    read = reader(app_css='@import url("pages/a.css") layer(a);\n', pages__a_css="a { b: url(c.svg) }\n")
    with pytest.raises(bundle.Unbundled, match=r"pages/a\.css says `a { b: url\(c\.svg\) }`"):
        bundle.style("app.css", read)


def test_a_style_sheet_within_another_imports_none():
    text = '@import url("b.css") layer(a);\n'
    with pytest.raises(bundle.Unbundled, match=r"b\.css says"):
        bundle.style("app.css", reader(app_css=text, b_css=text))

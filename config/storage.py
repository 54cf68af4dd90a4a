import re

from whitenoise.storage import CompressedManifestStaticFilesStorage

HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+$")
# Specifiers of relative imports and re-exports, static or dynamic, however they are spaced.
JS_IMPORT = re.compile(r"""(?:\bimport\b|\bfrom\b)\s*\(?\s*["'](\.{0,2}/[^"'\s]+)["']""")
CSS_IMPORT = re.compile(r"""(?:@import\s*["']|url\(\s*["']?)(?!data:|#|https?:|//)([^"')\s;]+)""")


class UnhashedImport(Exception):
    """A file would load another one under a name that browsers cache for ever."""


def unhashed_imports(name, text):
    """The specifiers in a collected file that Django's hashing did not rewrite."""
    pattern = {"js": JS_IMPORT, "mjs": JS_IMPORT, "css": CSS_IMPORT}.get(name.rpartition(".")[2])
    found = pattern.findall(text) if pattern else []
    return [item for item in found if not HASHED.search(item.partition("#")[0].partition("?")[0])]


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed names and gzip. Brotli stays off: it would be one more compiled package for a tenth less."""

    support_js_module_import_aggregation = True

    def create_compressor(self, **options):
        return super().create_compressor(**options | {"use_brotli": False})

    def post_process(self, *args, **options):
        for name, hashed, processed in super().post_process(*args, **options):
            if hashed and not isinstance(processed, Exception):
                self.refuse_unhashed(name, hashed)
            yield name, hashed, processed

    def refuse_unhashed(self, name, hashed):
        if not hashed.endswith((".js", ".mjs", ".css")) or ".min." in name or "-bundle" in name:
            return
        with self.open(hashed) as file:
            left = unhashed_imports(name, file.read().decode())
        if left:
            raise UnhashedImport(
                f"{name} imports {', '.join(left)} unhashed. End the import with a semicolon."
            )

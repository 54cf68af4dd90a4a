import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from config import bundle

# What pages name; the files that these name come inside of them.
BUNDLES = {
    "css/app.css": bundle.style,
    "js/app.js": bundle.script,
    "js/elements/slide-show.js": bundle.script,
}
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
    """One file for what a page names, hashed names and gzip. Brotli stays off: it would be one more compiled package for
    a tenth less."""

    support_js_module_import_aggregation = True

    def create_compressor(self, **options):
        return super().create_compressor(**options | {"use_brotli": False})

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            paths = {**paths, **{name: self.bundled(name, paths) for name in BUNDLES if name in paths}}
        for name, hashed, processed in super().post_process(paths, dry_run, **options):
            if hashed and not isinstance(processed, Exception):
                self.refuse_unhashed(name, hashed)
            yield name, hashed, processed

    def bundled(self, name, paths):
        """Writes the one file over the copy of the many's first, and answers where it is."""

        def read(one):
            if one not in paths:
                raise bundle.Unbundled(f"{name} leads to {one}, which is not there.")
            storage, path = paths[one]
            with storage.open(path) as file:
                return file.read().decode()

        self.delete(name)
        self._save(name, ContentFile(BUNDLES[name](name, read)))
        return self, name

    def refuse_unhashed(self, name, hashed):
        if not hashed.endswith((".js", ".mjs", ".css")) or ".min." in name or "-bundle" in name:
            return
        with self.open(hashed) as file:
            left = unhashed_imports(name, file.read().decode())
        if left:
            raise UnhashedImport(
                f"{name} imports {', '.join(left)} unhashed. End the import with a semicolon."
            )

"""Several files under one name."""

from django import forms


class Several(forms.ClearableFileInput):
    allow_multiple_selected = True


class Uploads(forms.FileField):
    """[upload], one at least where it is required. An empty one is told by whoever knows what it is for."""

    widget = Several(attrs={"multiple": True})

    def __init__(self, **options):
        super().__init__(**{"allow_empty_file": True} | options)

    def clean(self, data, initial=None):
        uploads = (data or [None]) if isinstance(data, list | tuple) else [data]
        return [super(Uploads, self).clean(upload, initial) for upload in uploads]

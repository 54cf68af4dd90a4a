from accounts.forms.base import WorkspaceModelForm
from strategy.models import Product


class ProductForm(WorkspaceModelForm):
    class Meta:
        model = Product
        fields = ["name", "key", "description", "lead", "colour", "lifecycle", "tolerance"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.initiative_count or self.instance.goal_count:
            self.fields["key"].disabled = True  # the numbers given out carry it

    def clean_key(self):
        return self.cleaned_data["key"].upper()

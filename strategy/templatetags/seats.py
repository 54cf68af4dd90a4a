from django import template

from strategy.models import ApproverSeat

register = template.Library()


@register.simple_tag(takes_context=True)
def approver_seats(context):
    """{member id: [(product, whether they hold its seat)]}, asked once for the whole page."""
    workspace = context["request"].workspace
    products = list(workspace.products.order_by("name", "id"))
    taken = set(ApproverSeat.objects.filter(workspace=workspace).values_list("product", "member"))
    return Seats(products, taken)


class Seats:
    def __init__(self, products, taken):
        self.products, self.taken = products, taken

    def __bool__(self):
        return bool(self.products)

    def lonely(self):
        """Products that a single person decides on."""
        seats = [product for product, _member in self.taken]
        return [product for product in self.products if seats.count(product.pk) == 1]


@register.filter
def of_member(seats, member):
    return [(product, (product.pk, member.pk) in seats.taken) for product in seats.products]

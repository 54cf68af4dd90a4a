from strategy import initiative_urls, product_urls

app_name = "strategy"
urlpatterns = [*product_urls.urlpatterns, *initiative_urls.urlpatterns]

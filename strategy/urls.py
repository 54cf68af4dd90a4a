from strategy import direction_urls, idea_urls, initiative_urls, life_urls, priority_urls, product_urls

app_name = "strategy"
urlpatterns = [
    *product_urls.urlpatterns,
    *initiative_urls.urlpatterns,
    *life_urls.urlpatterns,
    *idea_urls.urlpatterns,
    *direction_urls.urlpatterns,
    *priority_urls.urlpatterns,
]

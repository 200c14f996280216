"""Knowledge drawn from passages: organisations and, from them, activities."""

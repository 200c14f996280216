"""The front end: pages and the JSON interface over the generation in service. Sole user of Flask."""

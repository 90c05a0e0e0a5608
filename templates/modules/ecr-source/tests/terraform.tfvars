# The least that the module needs. Every run starts from it.
repo_name = "shop/api"

# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The least that the module needs. Every run starts from it.
repo_name = "shop/api"

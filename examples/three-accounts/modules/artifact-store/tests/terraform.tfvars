# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The least that the module needs. Every run starts from it.
bucket_name = "shop-artifacts-111111111111-eu-west-1"
alias_name  = "shop-artifacts"
role_path   = "/ecs-pipeline/shop/"

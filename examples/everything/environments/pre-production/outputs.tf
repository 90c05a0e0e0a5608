# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

output "pipeline_targets" {
  description = "Map of service name to its deployment target. For your own pipelines: the pipeline root does not read it."
  value = {
    api        = module.api.pipeline_target
    transcoder = module.transcoder.pipeline_target
  }
}

# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

output "pipeline_targets" {
  description = "Service name to what its pipeline needs to deploy to it, for pipelines of your own: the root in pipeline/ works it out."
  value = {
    api        = module.api.pipeline_target
    transcoder = module.transcoder.pipeline_target
    worker     = module.worker.pipeline_target
    cleanup    = module.cleanup.pipeline_target
    scheduler  = module.scheduler.pipeline_target
  }
}

// Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

const ACTIONS = { inspect, prepare, record: recordDeployment };

exports.handler = (event) => runJob(event, (parameters, job) => ACTIONS[parameters.action](parameters, job));

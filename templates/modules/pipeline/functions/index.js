const ACTIONS = { inspect, prepare, record: recordDeployment };

exports.handler = (event) => runJob(event, (parameters, job) => ACTIONS[parameters.action](parameters, job));

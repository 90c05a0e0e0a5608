const { EcsPipelineProject } = require('ecs-pipeline');

new EcsPipelineProject().synth();

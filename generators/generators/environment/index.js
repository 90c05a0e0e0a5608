import { adding } from '../../shared/adding.js';

/** `yo ecs-pipeline:environment`. */
export default adding('environment');

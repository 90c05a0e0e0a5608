import { adding } from '../../shared/adding.js';

/** `yo ecs-pipeline:service`. */
export default adding('service');

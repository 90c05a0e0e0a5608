export { addEnvironment, Place } from './add-environment';
export { addService } from './add-service';

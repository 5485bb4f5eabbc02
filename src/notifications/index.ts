/** The front door of notifications. Nobody imports it but the list of contexts: it listens to all, nobody knows it. */
export { NotificationsModule } from './notifications.module.js';
export { Delivery } from './application/delivery.js';

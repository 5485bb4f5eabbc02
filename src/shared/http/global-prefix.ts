/** Below it is the API. */
export const globalPrefix = 'api/v1';

/** Not prefixed: what is no resource, and everything else below /api, where unknown paths are answered with problem details. */
export const outsidePrefix = ['api', 'api/{*path}', 'health/{*path}', 'metrics', 'dev/{*path}'];

// What can go wrong between the pane and the Worker.
export type ClientProblemCode =
  | 'offline'
  | 'timeout'
  | 'cancelled'
  | 'noKey'
  | 'unauthorized'
  | 'forbidden'
  | 'notFound'
  | 'wardMalformed'
  | 'conflict'
  | 'tooLarge'
  | 'rateLimited'
  | 'refused'
  | 'server'
  | 'badAnswer'
  /** Of a page that no server is behind. */
  | 'needsServer'

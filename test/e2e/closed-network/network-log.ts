// Reading what strace wrote down of network calls.

const target =
  /sa_family=AF_INET6?, sin6?_port=htons\((\d+)\),.*?(?:inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)")/

/**
 * Chromium connects a UDP socket there, over which nothing is ever sent, to learn whether the machine
 * has a way out by IPv6 (net/dns/host_resolver_manager.cc). It does so on an empty page too.
 */
const routeProbe = /^\d+ +connect\(.*htons\(443\).*"2001:4860:4860::8888"/

/** `address port` of every call that is not to this machine. */
export const elsewhereIn = (log: string): string[] =>
  log.split('\n').flatMap((line) => {
    const [, port = '', v4, v6] = target.exec(line) ?? []
    const address = v4 ?? v6
    if (address === undefined || isThisMachine(address) || routeProbe.test(line)) return []
    return [`${address} ${port}`]
  })

const isThisMachine = (address: string): boolean =>
  address.startsWith('127.') ||
  ['::1', '0.0.0.0', '::'].includes(address) ||
  /^::ffff:127\./.test(address)

// A ward's id: it stands in addresses.

/** Lower-case letters, digits and hyphens, 1 to 63 of them: of the DNS label's form. */
export const wardPattern = /^[a-z0-9][a-z0-9-]{0,62}$/

export const isWardId = (text: string): boolean => wardPattern.test(text)

// How often this page has written to the workbook: readings from before cannot be patched, since own writes raise no change.
let writes = 0

export const ownWrites = (): number => writes

export function noteOwnWrite(): void {
  writes += 1
}

// One initiative split over departments: 「…事業（こども福祉課分）」.

export interface DepartmentPart {
  /** The name without its part, as written. */
  name: string
  /** こども福祉課 */
  department: string
}

/** Splits off a trailing （…分） that names a department; null when there is none. */
export function departmentPart(text: string): DepartmentPart | null {
  if (text.length > 1_000) return null
  const match =
    /^(.+?)[ \u3000]*[（(［[【]([^（）()［］【】[\]]{1,40}?)[ \u3000]*分[）)］\]】][ \u3000]*$/.exec(
      text,
    )
  if (!match?.[1] || !match[2]) return null
  if (
    !/(課|係|部|局|室|センター|担当|所|館|事務所|署|班|グループ|チーム|支所|出張所)$/.test(match[2])
  )
    return null
  return { name: match[1], department: match[2] }
}

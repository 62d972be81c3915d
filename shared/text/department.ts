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
  const match = /[（(［[【]([^（）()［］【】[\]]{1,60})分[）)］\]】]\s*$/.exec(text)
  const name = text.slice(0, match?.index ?? 0).trimEnd()
  const department = match?.[1]?.trimEnd()
  if (name === '' || !department) return null
  if (
    !/(課|係|部|局|室|センター|担当|所|館|事務所|署|班|グループ|チーム|支所|出張所)$/.test(
      department,
    )
  )
    return null
  return { name, department }
}

/** Han characters of the Basic Multilingual Plane and the surrogates that the others are written with. */
export function isHan(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    // Planes 2 and 3, the only ideographs outside the BMP, begin with D840–D8BF.
    (unit >= 0xd840 && unit <= 0xd8bf) ||
    unit === 0x3007
  )
}

/** An ASCII letter or digit. */
export function isAsciiWord(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a)
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

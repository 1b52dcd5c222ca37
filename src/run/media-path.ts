/**
 * The paths that an address of the project can mean, likeliest first: as an address, decoded and without query and
 * fragment, else as the plain name of a file. `\` is the separator that it is on Windows.
 */
export function readingsOf(reference: string): readonly string[] {
  const address = reference.replace(/[?#].*$/s, '')
  const readings = [decoded(address), address, reference].map((path) => path.replaceAll('\\', '/'))
  // No file has a NUL in its name.
  return [...new Set(readings)].filter((path) => path !== '' && !path.includes('\0'))
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    // 100%.jpg
    return address
  }
}

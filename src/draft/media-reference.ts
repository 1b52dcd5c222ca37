/**
 * Where the address of a picture or a film leads: to another machine or into the address itself (`remote`), to a place
 * that only one machine has (`machine`: a drive, a share, `file:`), or into the project (`local`).
 */
export function reachOf(reference: string): 'remote' | 'machine' | 'local' {
  const address = reference.trim()
  if (/^(?:[A-Za-z]:(?:[\\/]|$)|\\\\|file:)/i.test(address)) return 'machine'
  // A scheme of one letter is a drive.
  return /^(?:[A-Za-z][A-Za-z0-9+.-]+:|\/\/)/.test(address) ? 'remote' : 'local'
}

/** An address as a person reads it: decoded, and without the picture that a `data:` address carries. */
export function referenceShown(reference: string): string {
  if (/^data:/i.test(reference)) return `${reference.slice(0, 30).replace(/[;,].*$/s, '')}…`
  try {
    return decodeURIComponent(reference)
  } catch {
    // A % that begins no code stands for itself.
    return reference
  }
}

/** The output formats, named here so that the option parser need not load them. A test holds them against report/. */
export const formatNames = [
  'pretty',
  'compact',
  'json',
  'html',
  'sarif',
  'junit',
  'checkstyle',
  'github',
  'gitlab',
  'rdjson',
  'markdown',
] as const

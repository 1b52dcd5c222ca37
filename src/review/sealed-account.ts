import type { YamlNode } from '../shape/yaml-tree.ts'
import { nodeAt } from '../shape/yaml-tree.ts'
import type { Sealed } from './seal.ts'
import { plainText } from './sealed-draft.ts'

/**
 * What a signature in an account’s profile covers: which account it is, its nickname, and the bytes of its avatar and
 * background. The rest of a profile changes from week to week and needs no eye for pictures.
 */
export function sealedAccount({ root }: { readonly root: YamlNode }, media: readonly string[]): Sealed {
  return {
    account: JSON.stringify([plainText(nodeAt(root, 'account')), plainText(nodeAt(root, 'nickname'))]),
    media: JSON.stringify(media),
  }
}

import { profilePath, profilePathInChinese, textPaths } from '../account/profile-path.ts'
import { draftPath, draftPathInChinese } from '../draft/key-path.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import type { Placed } from '../shape/shape.ts'
import type { Bilingual } from '../text/bilingual.ts'
import type { Subject, Workshop } from './check.ts'

/** What a key of a profile is called in a rule for drafts: `account.slogan`. */
const OF_ACCOUNT = 'account.'

/**
 * The canonical path of a key that a rule names: one of the profile, or one of the front matter, where `account.`
 * leads to the profile. A profile has no other keys than postlint knows: a wrong one is reported.
 */
export function readPath({ value, span }: Placed<string>, workshop: Workshop): string | undefined {
  const ofProfile = workshop.subject === 'account'
  if (!ofProfile && !value.startsWith(OF_ACCOUNT)) return draftPath(value)
  const prefix = ofProfile ? '' : OF_ACCOUNT
  const path = profilePath(value.slice(prefix.length))
  if (path !== undefined) return prefix + path
  const known = textPaths().flatMap((each) => [each, profilePathInChinese(each)])
  const guess = nearest(value.slice(prefix.length), known)
  workshop.problem(
    span,
    { zh: `账号资料里没有「${value}」`, en: `An account profile has no “${value}”` },
    didYouMean(guess === undefined ? undefined : prefix + guess, {
      zh: `可用的有：${textPaths().join('、')}`,
      en: `Known: ${textPaths().join(', ')}`,
    }),
  )
  return undefined
}

/** The key of the profile that a path names, if it is one. */
export function pathInProfile(path: string, subject: Subject): string | undefined {
  if (subject === 'account') return path
  return path.startsWith(OF_ACCOUNT) ? path.slice(OF_ACCOUNT.length) : undefined
}

/** What a key is called in messages: operators write Chinese keys. */
export function pathName(path: string, subject: Subject): Bilingual {
  if (subject === 'account') return { zh: profilePathInChinese(path), en: path }
  const inProfile = pathInProfile(path, subject)
  if (inProfile !== undefined) return { zh: `账号.${profilePathInChinese(inProfile)}`, en: path }
  return { zh: draftPathInChinese(path), en: path }
}

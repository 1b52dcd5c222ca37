import { profilePath, profilePathInChinese, textPaths } from '../account/profile-path.ts'
import { didYouMean } from '../shape/did-you-mean.ts'
import { nearest } from '../shape/nearest.ts'
import { refine, type Shape, text } from '../shape/shape.ts'

const expects = { zh: '账号资料里的键', en: 'a key of the account profile' }

/** A key of the profile that holds texts: its canonical path. */
export const profileList: Shape<string> = {
  ...refine(text(expects), (value, node, report) => {
    const path = profilePath(value)
    if (path !== undefined && textPaths().includes(path)) return path
    const known = textPaths().flatMap((each) => [each, profilePathInChinese(each)])
    report({
      span: node.span,
      message: { zh: `账号资料里没有名单「${value}」`, en: `An account profile has no list “${value}”` },
      help: didYouMean(nearest(value, known), {
        zh: `可用的有：${textPaths().join('、')}`,
        en: `Known: ${textPaths().join(', ')}`,
      }),
    })
    return undefined
  }),
  // An editor completes the English keys; the Chinese ones are as good.
  jsonSchema: { anyOf: [{ enum: textPaths() }, { type: 'string' }] },
}

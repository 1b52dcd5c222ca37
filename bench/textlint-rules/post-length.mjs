import { postText } from './post-text.mjs'

/** A rule for textlint: the post is at most `max` characters as Weibo counts them. */
export default function postLength({ Syntax, RuleError, report }, { max }) {
  return {
    [Syntax.Document](node) {
      const actual = weiboCharacters(postText(node))
      if (actual > max) report(node, new RuleError(`${actual} characters, ${actual - max} over the limit of ${max}`))
    },
  }
}

const URL = /https?:\/\/[a-z0-9]+\.[a-z0-9][-a-z0-9_$.+!*()/,:;@&=?~#%]*/gi

function weiboCharacters(text) {
  let halves = 0
  for (let at = 0; at < text.length; at++) halves += text.charCodeAt(at) > 0xff ? 2 : 1
  for (const [url] of text.matchAll(URL)) halves += urlHalves(url) - url.length
  return Math.ceil(halves / 2)
}

function urlHalves(url) {
  if (/^https?:\/\/t\.cn/.test(url) || (url.length <= 41 && /^https?:\/\/weibo\.c/.test(url))) return url.length
  return url.length <= 140 ? 20 : url.length - 120
}

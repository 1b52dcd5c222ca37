import { describe, expect, test } from 'vitest'
import { commentValue, cutHtml } from '../../src/draft/html.ts'

describe('cutHtml', () => {
  test.each([
    ['a<b>c</b>', 'text:a markup:<b> text:c markup:</b>'],
    ['<a href=">" b=\'>\' c=d e>f', 'markup:<a href=">" b=\'>\' c=d e> text:f'],
    ['a<br>b<BR />c</br>', 'text:a break:<br> text:b break:<BR /> text:c break:</br>'],
    ['<brr><b\nr>', 'markup:<brr> markup:<b\nr>'],
    ['a<!--b-->c<!-->d<!--->e', 'text:a comment:<!--b--> text:c comment:<!--> text:d comment:<!---> text:e'],
    ['a<!--b->', 'text:a comment:<!--b->'],
    ['<?a?>b<?c', 'markup:<?a?> text:b markup:<?c'],
    ['<![CDATA[a>]]>b', 'markup:<![CDATA[a>]]> text:b'],
    ['<!DOCTYPE a>b<!1>', 'markup:<!DOCTYPE a> text:b<!1>'],
    ['<script a="b">c<d></SCRIPT >e', 'markup:<script a="b">c<d></SCRIPT > text:e'],
    ['<style>a</script>', 'markup:<style>a</script>'],
    ['</script>a', 'markup:</script> text:a'],
    ['<scripts>a', 'markup:<scripts> text:a'],
    ['a < b <3 <微博> <a b="> <http://a.cn>', 'text:a < b <3 <微博> <a b="> <http://a.cn>'],
    ['', ''],
  ])('%s', (html, pieces) => {
    expect(
      cutHtml(html)
        .map(({ kind, start, end }) => `${kind}:${html.slice(start, end)}`)
        .join(' '),
    ).toBe(pieces)
  })

  test('takes time in proportion to what it is given', () => {
    for (const part of ['<', '<a b="', "<a b='", '<a b=c', '<!--', '<?', '<script>', '<a   ', '<a b  = ']) {
      const html = part.repeat(200_000 / part.length)
      expect(cutHtml(html).length).toBeLessThanOrEqual(html.length)
    }
  }, 5_000)
})

test.each([
  ['<!-- a -->', ' a '],
  ['<!---->', ''],
  ['<!-->', ''],
  ['<!--->', ''],
  ['<!-- a', ' a'],
  ['<!-- a --', ' a --'],
])('the value of %s', (comment, value) => {
  expect(commentValue(comment)).toBe(value)
})

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { bareSignature, NAMESPACE } from '../review/ssh-signature.ts'
import { UserError } from '../shape/problem.ts'
import type { Bilingual } from '../text/bilingual.ts'
import { errorCode } from './error-code.ts'

/**
 * Signs a message with a private key by OpenSSH’s own `ssh-keygen`, as git does: agents, passphrases and hardware keys
 * work, and no key is ever read here. Gives the signature as one line of base64.
 *
 * @param keyFile absolute; a `.pub` file whose private key an agent holds will do
 */
export function signWithKey(message: string, keyFile: string): string {
  if (!existsSync(keyFile)) {
    throw new UserError(
      { zh: `没有密钥文件 ${keyFile}`, en: `No key file ${keyFile}` },
      { help: { zh: '用 ssh-keygen -t ed25519 生成一把', en: 'Make one with ssh-keygen -t ed25519' } },
    )
  }
  // Asked for a passphrase, it talks to the terminal itself.
  const { error, status, stdout, stderr } = spawnSync('ssh-keygen', ['-Y', 'sign', '-n', NAMESPACE, '-f', keyFile], {
    input: message,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  // One that refuses its key at once may not wait for the message.
  if (error !== undefined && errorCode(error) !== 'EPIPE') {
    if (errorCode(error) !== 'ENOENT') throw error
    throw new UserError(
      { zh: '签名要用 ssh-keygen，这台电脑上没有', en: 'Signing takes ssh-keygen, which is not installed' },
      { help: { zh: '安装 OpenSSH 客户端', en: 'Install the OpenSSH client' } },
    )
  }
  if (status === 0 && stdout.includes('BEGIN SSH SIGNATURE')) return bareSignature(stdout)
  const said = stderr.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('Signing data'))
  throw new UserError(
    { zh: `用 ${keyFile} 签不了名`, en: `Cannot sign with ${keyFile}` },
    { help: helpFor(said.join(' ')) },
  )
}

function helpFor(said: string): Bilingual {
  if (/incorrect passphrase/i.test(said)) return { zh: '密钥的口令不对', en: 'The passphrase of the key is wrong' }
  if (/UNPROTECTED|bad permissions/i.test(said))
    return { zh: '密钥文件谁都能读：先 chmod 600', en: 'Anybody can read the key file: chmod 600 it first' }
  if (/agent/i.test(said) && /\.pub|No private key|couldn't/i.test(said))
    return {
      zh: '这是公钥，ssh-agent 里没有它的私钥',
      en: 'This is a public key whose private key no agent holds',
    }
  if (/invalid format|error in libcrypto|load public key|not a .*key/i.test(said))
    return { zh: '这个文件不是 SSH 私钥', en: 'The file is no private SSH key' }
  return { zh: `ssh-keygen 说：${said}`, en: `ssh-keygen says: ${said}` }
}

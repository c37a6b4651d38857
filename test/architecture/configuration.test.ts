import { expect, test } from 'vitest'
import { SETTINGS_DOCUMENTED } from '../../src/platform/config.ts'

const HEAD = `# Settings · 设置

Every setting is an environment variable. All are checked at start, and every fault is named at once. A value can also come
from a file: set \`NAME_FILE\` to its path (for passwords). This page is written by a test from \`src/platform/config.ts\`
(\`npx vitest run --project architecture -u\` after a change).

所有设置都是环境变量，启动时一次性检查，有误则逐条列出、不启动。密码等内容也可以放在文件里，用 \`名称_FILE\` 指明路径。
`

const EXAMPLE_HEAD = `# Every setting of Mingtang with its default; an empty value means the default. See docs/configuration.md.
# 明堂的全部设置及默认值；留空即用默认值。
`

test('the page of settings says what the program checks', async () => {
  const rows = SETTINGS_DOCUMENTED.map(
    ({ name, default: value, meaning }) => `| \`${name}\` | ${value === '' ? '（空）' : `\`${value}\``} | ${meaning} |`,
  )
  await expect(`${HEAD}\n| 名称 | 默认值 | 含义 |\n|---|---|---|\n${rows.join('\n')}\n`).toMatchFileSnapshot(
    '../../docs/configuration.md',
  )
})

test('.env.example names every setting and no other', async () => {
  const lines = SETTINGS_DOCUMENTED.map(({ name, default: value, meaning }) => `\n# ${meaning}\n${name}=${value}\n`)
  await expect(`${EXAMPLE_HEAD}${lines.join('')}`).toMatchFileSnapshot('../../.env.example')
})

/** Where to read on when a command fails. */
export const buildInfo = '用法见：npm run mingtang -- help'

/** What `help` prints. */
export const HELP = `明堂 Mingtang 命令

  npm run mingtang -- serve                          启动服务（同 npm start）
  npm run mingtang -- migrate                        升级表结构后退出
  npm run mingtang -- load-sample [--documents N]    向空库载入示例学校（默认 360 份信息；59141 为参考报告的规模）
  npm run mingtang -- import FILE.xlsx [--dry-run]   从 Excel 导入单位（先用 --dry-run 检查）
  npm run mingtang -- import --template FILE.xlsx    写出导入模板
  npm run mingtang -- create-admin LOGIN ROLE        建立首位管理员（ROLE：system_admin、security_admin 或 audit_admin）
  npm run mingtang -- verify                         核对台账、版本、检索库、计数是否与数据一致
  npm run mingtang -- help                           显示本说明

设置（环境变量）见 docs/configuration.md。`

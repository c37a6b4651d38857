/** Where to read on when a command fails. */
export const buildInfo = '用法见：npm run mingtang -- help'

/** What `help` prints. */
export const HELP = `明堂 Mingtang 命令

  npm run mingtang -- serve                          启动服务（同 npm start）
  npm run mingtang -- migrate                        升级表结构后退出
  npm run mingtang -- load-sample [--documents N]    向空库载入示例学校（默认 360 份信息；59141 为参考报告的规模）
      --year 2025                                    另载入服务大厅 257 项服务、这一年和上一年的办件、读者和访问，
                                                     到年底有 59141 份信息（另给 --documents 时按它），数字与参考报告相符，约 10 分钟
  npm run mingtang -- import FILE.xlsx [--dry-run]   从 Excel 导入单位（先用 --dry-run 检查）
  npm run mingtang -- import --template FILE.xlsx    写出导入模板
  npm run mingtang -- create-admin LOGIN ROLE        建立首位管理员（ROLE：system_admin、security_admin 或 audit_admin）
  npm run mingtang -- verify                         核对台账、版本、检索库、计数、办件统计、评议结果是否与数据一致
  npm run mingtang -- backup DIR                     把整个学校备份到新文件夹 DIR（不必停止服务）
      --compress gzip|brotli|none                    数据的压缩方式（默认 gzip）
      --key-passphrase-file FILE                     同时备份密钥，用文件中的口令加密
  npm run mingtang -- backup --verify DIR            逐字节核对备份，不需要数据库
  npm run mingtang -- restore DIR                    把备份恢复到空的数据目录或空数据库，然后核对
      --drill                                        演练：恢复到临时目录，核对后删除，不影响正在运行的系统
      --report FILE                                  写出恢复报告（JSON）
      --key-passphrase-file FILE                     用口令取出备份中的密钥
      --without-missing-files                        备份时已缺失附件的，仍然恢复
  npm run mingtang -- reindex                        重建全部检索库（可在系统运行时执行，期间照常检索）
  npm run mingtang -- help                           显示本说明

设置（环境变量）见 docs/configuration.md。`

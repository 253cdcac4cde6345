export const STYLE = `
*{box-sizing:border-box}body{margin:0;font:14px/1.45 system-ui,sans-serif;color:#0f1419;background:#fafafa;min-height:100vh;display:flex;flex-direction:column;align-items:center}
header{width:100%;border-bottom:1px solid #dbdbdb;background:#fff;padding:14px 20px;display:flex;justify-content:space-between}header a{color:inherit;text-decoration:none;font-weight:600}
main{width:100%;max-width:380px;margin:48px auto;padding:0 16px}
.card{background:#fff;border:1px solid #dbdbdb;border-radius:12px;padding:32px 28px;display:grid;gap:12px;text-align:center}
form{display:grid;gap:10px}.card+.card{margin-top:12px}.card a{color:#00376b}.logo{font:600 34px/1.1 "Segoe Script","Snell Roundhand",cursive;margin:0 0 12px}h2{font-size:18px;margin:0}p{margin:0;color:#555}
label{display:block;text-align:left;font-size:12px;color:#737373}input[type=text],input[type=password],input[type=tel]{width:100%;padding:10px;border:1px solid #cfcfcf;border-radius:6px;font-size:15px;background:#fafafa;margin-top:4px}
button,.button{width:100%;padding:10px;border:0;border-radius:8px;background:#0095f6;color:#fff;font-weight:600;font-size:14px;cursor:pointer}
button:disabled{opacity:.6;cursor:default}button.quiet{background:transparent;color:#00376b}button.plain{background:#efefef;color:#0f1419}
#slfErrorAlert,[role=alert]{color:#c1121f}.tile{display:flex;gap:12px;align-items:center;text-align:left}.face{width:56px;height:56px;border-radius:50%;background:linear-gradient(45deg,#f58529,#dd2a7b,#515bd4)}
.veil{position:fixed;inset:0;background:rgba(0,0,0,.6);display:grid;place-items:center;z-index:9;padding:16px}.veil>div{background:#fff;border-radius:12px;padding:24px;max-width:400px;display:grid;gap:10px;text-align:center}
footer{margin-top:auto;padding:20px;color:#737373;font-size:12px}nav{display:flex;gap:16px}
@media(prefers-color-scheme:dark){body{background:#000;color:#f5f5f5}header,.card,.veil>div{background:#121212;border-color:#363636}p,label,footer{color:#a8a8a8}.card a{color:#85c7ff}input[type=text],input[type=password],input[type=tel]{background:#1e1e1e;border-color:#363636;color:#f5f5f5}button.plain{background:#363636;color:#f5f5f5}button.quiet{color:#85c7ff}#slfErrorAlert,[role=alert]{color:#ff8080}}
`;

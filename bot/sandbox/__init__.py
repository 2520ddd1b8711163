"""A WeChat platform on your own machine. Written without a look at `bot.wechat`, so that each tests the other."""

"""Instaloader as its authors published it: signs in, lists everybody, prints how many."""
import json, os, instaloader

login = json.loads(os.environ["LOGIN"])
loader = instaloader.Instaloader(sleep=False, quiet=True, max_connection_attempts=1)
try:
    loader.login(login["username"], login["password"])
except instaloader.TwoFactorAuthRequiredException:
    loader.two_factor_login(login["code"])
profile = instaloader.Profile.from_username(loader.context, login["target"])
followers = sum(1 for _ in profile.get_followers())
print(json.dumps({"followers": followers}))

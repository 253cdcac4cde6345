"""Leads the site's host names to the sandbox, as a hosts file and a port redirect would."""
import os, socket

real = socket.getaddrinfo


def getaddrinfo(host, port, *args, **kwargs):
    if str(host).endswith("instagram.com"):
        host, port = "127.0.0.1", int(os.environ["SANDBOX_PORT"])
    return real(host, port, *args, **kwargs)


socket.getaddrinfo = getaddrinfo

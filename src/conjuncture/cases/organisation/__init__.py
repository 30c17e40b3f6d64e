"""Forms of organisation side by side in a peaceful country: in which do officers drift away from members?"""
